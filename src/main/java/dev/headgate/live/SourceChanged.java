package dev.headgate.live;

import dev.headgate.config.SourceStatus;

/** A source failed, recovered, failed differently, or has a new reading that changed no value (places moved). */
public record SourceChanged(SourceStatus status) {}
