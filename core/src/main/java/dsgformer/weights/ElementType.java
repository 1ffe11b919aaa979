package dsgformer.weights;

import java.nio.ByteBuffer;

/** The numbers a weights file may hold, under the names of the safetensors format; all become float32. */
public enum ElementType {
    F32(Float.BYTES),
    F16(Short.BYTES),
    /** The upper half of a float32. */
    BF16(Short.BYTES),
    F64(Double.BYTES),
    /** The type of counters, such as a batch normalization's {@code num_batches_tracked}. */
    I64(Long.BYTES),
    I32(Integer.BYTES),
    I16(Short.BYTES),
    I8(Byte.BYTES),
    U8(Byte.BYTES),
    BOOL(Byte.BYTES);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    public int bytes() {
        return bytes;
    }

    /** The next number of {@code data}, rounded to float32; a double beyond its range becomes ±∞. */
    public float next(ByteBuffer data) {
        return switch (this) {
            case F32 -> data.getFloat();
            case F16 -> Half.toFloat(data.getShort());
            case BF16 -> Float.intBitsToFloat(data.getShort() << Short.SIZE);
            case F64 -> (float) data.getDouble();
            case I64 -> data.getLong();
            case I32 -> data.getInt();
            case I16 -> data.getShort();
            case I8 -> data.get();
            case U8 -> data.get() & 0xFF;
            case BOOL -> data.get() == 0 ? 0 : 1;
        };
    }
}
