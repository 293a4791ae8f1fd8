package dev.headgate.web.view;

import java.util.Optional;

/**
 * Who changed something last, when and why.
 *
 * @param at empty when that lies before what the page remembers
 */
public record Actor(String name, String reason, Optional<Stamp> at, long revision) {}
