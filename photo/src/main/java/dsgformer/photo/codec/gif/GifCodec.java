package dsgformer.photo.codec.gif;

import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PhotoHeader;
import dsgformer.photo.PixelKind;
import dsgformer.photo.codec.ByteArrayImageInput;
import dsgformer.photo.codec.FallbackReader;
import dsgformer.photo.codec.JdkImageIo;
import dsgformer.photo.codec.PhotoCodec;
import dsgformer.photo.codec.PhotoSource;
import dsgformer.photo.metadata.Metadata;
import java.awt.image.BufferedImage;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** GIF: the first frame on its canvas, with alpha where a pixel may be transparent. Only read. */
public final class GifCodec implements PhotoCodec {

    private static final byte[] GIF87 = "GIF87a".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] GIF89 = "GIF89a".getBytes(StandardCharsets.ISO_8859_1);

    @Override
    public boolean recognizes(PhotoSource source) {
        return source.startsWith(GIF87) || source.startsWith(GIF89);
    }

    @Override
    public Optional<PhotoHeader> header(PhotoSource source) {
        GifBlocks blocks = GifBlocks.read(source);
        return Optional.of(new PhotoHeader(blocks.canvas(), kind(blocks)));
    }

    private static PixelKind kind(GifBlocks blocks) {
        return blocks.hasAlpha() ? PixelKind.RGB.withAlpha() : PixelKind.RGB;
    }

    @Override
    public Photo decode(PhotoSource source) {
        GifBlocks blocks = GifBlocks.read(source);
        BufferedImage image = FallbackReader.read(
                source, JdkImageIo.gifReader(), new ByteArrayImageInput(source.bytes()), blocks.frame(), List.of());
        Photo photo = Photo.of(blocks.canvas(), kind(blocks), (c, y, x) -> {
            int column = x - blocks.x();
            int row = y - blocks.y();
            boolean inside = column >= 0
                    && row >= 0
                    && column < blocks.frame().width()
                    && row < blocks.frame().height();
            int color = inside ? image.getRGB(column, row) : 0;
            return c == 3 ? color >>> 24 : color >> (16 - 8 * c) & 0xFF;
        });
        return photo.withFormat(PhotoFormat.GIF)
                .withMetadata(
                        blocks.frames() == 1
                                ? Metadata.NONE
                                : Metadata.NONE.withWarning(
                                        "it is an animation, of which only the first picture is kept; left out: "
                                                + (blocks.frames() - 1)
                                                + (blocks.frames() == 2 ? " frame" : " frames")));
    }

    @Override
    public Metadata fitted(Photo photo) {
        return photo.metadata();
    }

    @Override
    public void encode(Photo photo, OutputStream out) {
        throw new IllegalArgumentException("cannot write GIF, which has 256 colors; write a .png");
    }
}
