package dsgformer.network;

/**
 * How many multiplications with an addition a forward pass takes. Normalization, activations and transforms such as
 * DFGB are not counted.
 *
 * @param convolutions of convolutions and linear layers, which published tables count
 * @param attention of products between features, such as attention's Q·Kᵀ and scores · V, where a network counts them
 */
public record MultiplyAdds(long convolutions, long attention) {

    public long total() {
        return convolutions + attention;
    }

    /** The part of these that {@code pixels} take if these are for {@code of} pixels. */
    public MultiplyAdds share(long pixels, long of) {
        return new MultiplyAdds(share(convolutions, pixels, of), share(attention, pixels, of));
    }

    /** ⌊count · pixels / of⌋, without the product of two large numbers. */
    private static long share(long count, long pixels, long of) {
        return count * (pixels / of) + count * (pixels % of) / of;
    }
}
