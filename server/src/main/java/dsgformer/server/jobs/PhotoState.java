package dsgformer.server.jobs;

import java.util.Locale;

/** Where a photo of a job is on its way. */
public enum PhotoState {
    QUEUED,
    RUNNING,
    DONE,
    FAILED;

    public boolean isEnded() {
        return this == DONE || this == FAILED;
    }

    /** As it is spelled in JSON. */
    public String spelled() {
        return name().toLowerCase(Locale.ROOT);
    }
}
