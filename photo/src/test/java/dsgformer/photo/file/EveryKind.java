package dsgformer.photo.file;

import dsgformer.photo.BitDepth;
import dsgformer.photo.Photo;
import dsgformer.photo.PixelKind;
import dsgformer.picture.Size;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Every kind of photo: grey and RGB, with and without alpha, of 8 and 16 bits. */
public final class EveryKind {

    public static final List<PixelKind> ALL = Stream.of(BitDepth.values())
            .flatMap(depth -> Stream.of(
                    PixelKind.GREY.withDepth(depth),
                    PixelKind.RGB.withDepth(depth),
                    PixelKind.GREY.withAlpha().withDepth(depth),
                    PixelKind.RGB.withAlpha().withDepth(depth)))
            .toList();

    private EveryKind() {}

    public static Photo noise(Size size, PixelKind kind, Random random) {
        return Photo.of(size, kind, (c, y, x) -> random.nextInt(kind.depth().max() + 1));
    }
}
