package dev.headgate.web.view;

import java.util.Optional;

/**
 * What a restore would come to, and the form that asks for it.
 *
 * @param target the revision to go back to; empty when the log can't be read
 * @param base the revision that this was drawn from
 * @param effect what would change; empty when that can't be said
 * @param possible whether there is something to ask for
 * @param message what else there is to say; may be empty
 * @param meanwhile what others changed since the form was drawn that was just refused
 */
public record RestorePage(
        long revision,
        Optional<Entry> target,
        long base,
        Optional<Differences> effect,
        boolean possible,
        String message,
        String reason,
        String reasonProblem,
        Optional<Differences> meanwhile) {}
