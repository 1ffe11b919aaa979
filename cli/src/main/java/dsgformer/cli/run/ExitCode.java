package dsgformer.cli.run;

import java.util.Arrays;

/** The exit codes of the process. */
public enum ExitCode {
    OK(0),
    /** A bug of ours or a disk error. */
    INTERNAL(1),
    /** An invalid option or configuration file. */
    USAGE(2),
    /** The run finished, but some of its files failed; each was reported. */
    SOME_FAILED(3),
    /** No input matched. */
    NOTHING_MATCHED(4),
    /** The model is missing, its file is invalid, or its weights have other shapes. */
    MODEL(5),
    OUT_OF_MEMORY(6),
    DEVICE(7),
    /** The output exists and {@code --on-exists} keeps it. */
    OUTPUT_EXISTS(8),
    /** The only input cannot be read. */
    UNREADABLE_INPUT(9),
    /** A metric missed its threshold. */
    METRIC_MISSED(10),
    /** Ctrl-C. The JVM exits with this code by itself, once the run has ended cleanly. */
    INTERRUPTED(130);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The constant of this number; {@link #INTERNAL} for unknown numbers. */
    public static ExitCode of(int code) {
        return Arrays.stream(values())
                .filter(each -> each.code == code)
                .findFirst()
                .orElse(INTERNAL);
    }

    public int code() {
        return code;
    }
}
