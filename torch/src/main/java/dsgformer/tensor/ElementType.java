package dsgformer.tensor;

import org.bytedeco.pytorch.global.torch.ScalarType;

/** The type of a tensor's elements. */
public enum ElementType {
    FLOAT32(ScalarType.Float),
    /** For tests: finite differences and references. */
    FLOAT64(ScalarType.Double);

    private final ScalarType scalarType;

    ElementType(ScalarType scalarType) {
        this.scalarType = scalarType;
    }

    ScalarType scalarType() {
        return scalarType;
    }
}
