package dsgformer.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

/** Claims about the elements of tensors. */
public final class TensorAssert {

    private final Tensor actual;
    private final String name;

    private TensorAssert(Tensor actual, String name) {
        this.actual = actual;
        this.name = name;
    }

    public static TensorAssert assertTensor(Tensor actual) {
        return new TensorAssert(actual, "tensor");
    }

    public TensorAssert as(String called) {
        return new TensorAssert(actual, called);
    }

    /** Equal shape, and no element further than {@code tolerance} from its counterpart. */
    public void isCloseTo(Tensor expected, double tolerance) {
        assertThat(actual.shape()).as("shape of %s", name).isEqualTo(expected.shape());
        isCloseTo(expected.toDoubles(), tolerance);
    }

    public void isCloseTo(double[] expected, double tolerance) {
        double[] values = actual.toDoubles();
        assertThat(values).as("%s", name).hasSameSizeAs(expected);
        for (int i = 0; i < values.length; i++) {
            // an assertion for each of a picture's elements would take seconds
            if (!(Math.abs(values[i] - expected[i]) <= tolerance)) {
                assertThat(values[i]).as("element %d of %s", i, name).isCloseTo(expected[i], within(tolerance));
            }
        }
    }

    /** As {@link #isCloseTo(Tensor, double)}, the tolerance being a share of the largest element expected. */
    public void isRelativelyCloseTo(Tensor expected, double share) {
        double largest =
                Arrays.stream(expected.toDoubles()).map(Math::abs).max().orElseThrow();
        isCloseTo(expected, share * largest);
    }

    public void isFinite() {
        assertThat(Arrays.stream(actual.toDoubles()).filter(value -> !Double.isFinite(value)))
                .as("elements of %s that are not finite", name)
                .isEmpty();
    }
}
