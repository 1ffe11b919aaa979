package dsgformer.engine;

/** One step of a {@link ForwardPlan}, on maps that it holds. */
@FunctionalInterface
interface Step {

    /**
     * Does the step's work.
     *
     * @param scratch one for each worker
     */
    void run(Workers workers, Scratch[] scratch);
}
