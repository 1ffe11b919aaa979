package dsgformer.server.photos;

import java.util.OptionalDouble;

/**
 * A region before and after.
 *
 * @param png the region as it is, and below it, in the same picture, as it is restored at strength 1: RGB, 8 bits
 * @param blur of the whole photo
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Preview(byte[] png, Region region, OptionalDouble blur) {}
