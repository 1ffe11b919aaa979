package dsgformer.batch;

import dsgformer.infer.DeblurOptions;
import dsgformer.photo.ReadLimits;
import java.util.Optional;

/**
 * The settings of a batch.
 *
 * @param options how photos are deblurred
 * @param limits how large photos may be
 * @param onExists what to do about outputs that exist
 * @param failFast whether the first failure ends the batch
 * @param finish runs on each restored photo before it is written
 * @param reserved memory that is kept free for consumers of events
 * @param keepTime whether outputs have the modification time of their photos
 * @param journal the journal for resuming, if one is kept; the batch closes it
 */
public record BatchSettings(
        DeblurOptions options,
        ReadLimits limits,
        OnExists onExists,
        boolean failFast,
        PostProcessing finish,
        ReservedMemory reserved,
        boolean keepTime,
        Optional<Journal> journal) {

    /**
     * Outputs that exist are skipped, failures do not end the batch, photos are written as they are, no journal is
     * kept.
     */
    public static BatchSettings of(DeblurOptions options) {
        return new BatchSettings(
                options,
                ReadLimits.DEFAULT,
                OnExists.SKIP,
                false,
                PostProcessing.NONE,
                ReservedMemory.NONE,
                false,
                Optional.empty());
    }

    public BatchSettings withLimits(ReadLimits most) {
        return new BatchSettings(options, most, onExists, failFast, finish, reserved, keepTime, journal);
    }

    public BatchSettings withOnExists(OnExists rule) {
        return new BatchSettings(options, limits, rule, failFast, finish, reserved, keepTime, journal);
    }

    public BatchSettings withFailFast(boolean first) {
        return new BatchSettings(options, limits, onExists, first, finish, reserved, keepTime, journal);
    }

    public BatchSettings withFinish(PostProcessing last) {
        return new BatchSettings(options, limits, onExists, failFast, last, reserved, keepTime, journal);
    }

    public BatchSettings withReserved(ReservedMemory memory) {
        return new BatchSettings(options, limits, onExists, failFast, finish, memory, keepTime, journal);
    }

    public BatchSettings withJournal(Journal kept) {
        return new BatchSettings(options, limits, onExists, failFast, finish, reserved, keepTime, Optional.of(kept));
    }

    public BatchSettings withKeepTime(boolean kept) {
        return new BatchSettings(options, limits, onExists, failFast, finish, reserved, kept, journal);
    }
}
