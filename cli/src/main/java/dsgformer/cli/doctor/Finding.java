package dsgformer.cli.doctor;

import java.util.Optional;

/**
 * One result of a check, with a fix.
 *
 * @param topic one word or two, the same for all findings of a check
 * @param fix what to do; empty if nothing is wrong
 */
record Finding(String topic, Level level, String text, Optional<String> fix) {

    static Finding ok(String topic, String text) {
        return new Finding(topic, Level.OK, text, Optional.empty());
    }

    static Finding note(String topic, String text, String fix) {
        return new Finding(topic, Level.NOTE, text, Optional.of(fix));
    }

    static Finding warning(String topic, String text, String fix) {
        return new Finding(topic, Level.WARNING, text, Optional.of(fix));
    }

    static Finding failure(String topic, String text, String fix) {
        return new Finding(topic, Level.FAILURE, text, Optional.of(fix));
    }
}
