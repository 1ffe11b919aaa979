package dsgformer.photo.metadata;

import java.util.Arrays;

/** A PNG chunk that changes how the photo looks, and that a restored photo therefore keeps as it is. */
@SuppressWarnings("ArrayRecordComponent") // never leaves the package; equality is by value
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
