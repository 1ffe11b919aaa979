package dsgformer.batch;

import java.util.Optional;

/**
 * What a batch does besides deblurring.
 *
 * @param onExists what to do about outputs that are there
 * @param failFast whether the first failure ends the batch
 * @param finish what is done to each restored photo before it is written
 * @param journal where it is written down what was done, if it is
 */
public record BatchRules(OnExists onExists, boolean failFast, PhotoFinish finish, Optional<Journal> journal) {

    /** Go on whatever fails, write photos as they are, keep no journal. */
    public static BatchRules of(OnExists onExists) {
        return new BatchRules(onExists, false, PhotoFinish.NONE, Optional.empty());
    }

    public BatchRules withFailFast(boolean first) {
        return new BatchRules(onExists, first, finish, journal);
    }

    public BatchRules withFinish(PhotoFinish last) {
        return new BatchRules(onExists, failFast, last, journal);
    }

    public BatchRules withJournal(Journal kept) {
        return new BatchRules(onExists, failFast, finish, Optional.of(kept));
    }
}
