package dsgformer.eval;

/** Hears of every scored picture; what it throws ends the evaluation and reaches the caller. */
@FunctionalInterface
public interface EvaluationListener {

    /**
     * A picture was scored.
     *
     * @param done how many are scored, this one included
     * @param total how many there are in all
     */
    void scored(ImageScore score, int done, int total);

    /** Hears nothing. */
    static EvaluationListener none() {
        return (score, done, total) -> {};
    }
}
