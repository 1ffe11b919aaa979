package dsgformer.weights;

/** How weights are stored in a file. */
public enum Precision {
    /** As they are. */
    FLOAT32(ElementType.F32),
    /** IEEE 754 half precision, rounded to nearest, ties to even: half the bytes, 11 significant bits, up to 65504. */
    FLOAT16(ElementType.F16);

    private final ElementType type;

    Precision(ElementType type) {
        this.type = type;
    }

    public ElementType type() {
        return type;
    }
}
