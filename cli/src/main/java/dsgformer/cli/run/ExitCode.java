package dsgformer.cli.run;

import java.util.Arrays;

/** What the process tells its caller. */
public enum ExitCode {
    OK(0),
    /** Our bug, or a disk that failed. */
    INTERNAL(1),
    /** An option or a configuration file that cannot be used. */
    USAGE(2),
    /** The run finished, but some of its files failed; what failed has been said. */
    SOME_FAILED(3),
    /** No input matched. */
    NOTHING_MATCHED(4),
    /** The model is missing, its file is invalid, or its weights are of another shape. */
    MODEL(5),
    OUT_OF_MEMORY(6),
    DEVICE(7),
    /** The output exists and {@code --on-exists error} asked to keep it. */
    OUTPUT_EXISTS(8),
    /** The only input cannot be read. */
    UNREADABLE_INPUT(9),
    /** A metric fell short of the threshold that was asked for. */
    METRIC_MISSED(10),
    /** Ctrl-C. The JVM exits with this code by itself, once the run has ended in order. */
    INTERRUPTED(130);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The one of this number; {@link #INTERNAL} for all that are none of ours. */
    public static ExitCode of(int code) {
        return Arrays.stream(values())
                .filter(one -> one.code == code)
                .findFirst()
                .orElse(INTERNAL);
    }

    public int code() {
        return code;
    }
}
