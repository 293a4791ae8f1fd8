package dev.headgate.web.view;

/** The layers, and the document that they come to. */
public record SourcesPage(Sources sources, DocumentValues document) {}
