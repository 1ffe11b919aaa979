package dsgformer.photo.metadata;

import java.util.Arrays;

/** A PNG chunk that changes how the photo looks, and that is therefore kept byte for byte. */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose: never written to; equality is by value
public record PngProperty(String type, byte[] data) {

    @Override
    public boolean equals(Object other) {
        return other instanceof PngProperty that && type.equals(that.type) && Arrays.equals(data, that.data);
    }

    @Override
    public int hashCode() {
        return 31 * type.hashCode() + Arrays.hashCode(data);
    }
}
