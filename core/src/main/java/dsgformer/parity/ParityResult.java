package dsgformer.parity;

import dsgformer.weights.StateDict;
import dsgformer.weights.Weight;

/**
 * The error of an engine on a case.
 *
 * @param name the case's
 * @param error the largest |ours − theirs| / max(1, max |theirs|) over all outputs; infinite if a value is not finite
 *     or an output is missing or of another shape
 * @param tolerance the largest error that the case allows
 */
public record ParityResult(String name, double error, double tolerance) {

    /** The tolerance for single precision. */
    public static final double TOLERANCE = 2e-4;

    /** The tolerance for published networks, whose reference values are single precision themselves. */
    public static final double TOLERANCE_OF_PUBLISHED = 1e-3;

    /** Runs the case on the engine. */
    public static ParityResult of(ParityCase parityCase, ParitySubject subject) {
        StateDict ours = subject.run(parityCase);
        double worst = parityCase.expected().asMap().entrySet().stream()
                .mapToDouble(e -> ours.get(e.getKey())
                        .map(mine -> error(mine, e.getValue()))
                        .orElse(Double.POSITIVE_INFINITY))
                .max()
                .orElse(Double.POSITIVE_INFINITY);
        return new ParityResult(parityCase.name(), worst, parityCase.tolerance());
    }

    public boolean ok() {
        return error <= tolerance;
    }

    private static double error(Weight ours, Weight theirs) {
        if (!ours.shape().equals(theirs.shape())) {
            return Double.POSITIVE_INFINITY;
        }
        double difference = 0;
        double magnitude = 1;
        for (int i = 0; i < ours.values().length; i++) {
            double d = Math.abs((double) ours.values()[i] - theirs.values()[i]);
            if (!Double.isFinite(d)) {
                return Double.POSITIVE_INFINITY;
            }
            difference = Math.max(difference, d);
            magnitude = Math.max(magnitude, Math.abs(theirs.values()[i]));
        }
        return difference / magnitude;
    }
}
