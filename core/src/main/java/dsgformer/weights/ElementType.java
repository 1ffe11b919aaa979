package dsgformer.weights;

import java.nio.ByteBuffer;

/** The numbers a weights file may hold, under the names of the safetensors format; all become float32. */
enum ElementType {
    F32(Float.BYTES),
    F16(Short.BYTES),
    /** The upper half of a float32. */
    BF16(Short.BYTES),
    F64(Double.BYTES);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    int bytes() {
        return bytes;
    }

    /** The next number of {@code data}; a double is rounded, beyond float32's range to ±∞. */
    float next(ByteBuffer data) {
        return switch (this) {
            case F32 -> data.getFloat();
            case F16 -> Half.toFloat(data.getShort());
            case BF16 -> Float.intBitsToFloat(data.getShort() << Short.SIZE);
            case F64 -> (float) data.getDouble();
        };
    }
}
