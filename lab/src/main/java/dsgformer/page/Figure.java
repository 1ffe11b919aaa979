package dsgformer.page;

import dsgformer.photo.Photo;
import dsgformer.picture.Size;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/** A picture with a caption: inside the page, or in a file beside it; nothing else can be its source. Immutable. */
public final class Figure {

    /** Where width and height stand in every PNG file. */
    private static final int PNG_WIDTH = 16;

    private static final int PNG_HEIGHT = 20;

    /** Pictures up to this width are enlarged pixel by pixel. */
    private static final int SMALL_PIXELS = 224;

    private final String caption;
    private final String alt;
    private final String source;
    private final Optional<Size> size;

    private Figure(String caption, String alt, String source, Optional<Size> size) {
        this.caption = caption;
        this.alt = alt;
        this.source = source;
        this.size = size;
    }

    /**
     * The photo inside the page.
     *
     * @param alt what it shows, for people who do not see it
     */
    public static Figure of(String caption, String alt, Photo photo) throws IOException {
        return new Figure(caption, alt, Thumbnails.dataUri(photo), Optional.of(photo.size()));
    }

    /** As {@link #of}, the photo as the bytes of a PNG file. */
    public static Figure ofPng(String caption, String alt, byte[] png) {
        ByteBuffer header = ByteBuffer.wrap(png);
        Size size = new Size(header.getInt(PNG_WIDTH), header.getInt(PNG_HEIGHT));
        String source = "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
        return new Figure(caption, alt, source, Optional.of(size));
    }

    /**
     * A picture that stays in its file.
     *
     * @param folder the page's
     */
    public static Figure ofFile(String caption, String alt, Path folder, Path file) {
        return new Figure(caption, alt, new RelativeLink(folder, file).text(), Optional.empty());
    }

    boolean isFile() {
        return size.isEmpty();
    }

    /** The picture alone. */
    HtmlText image() {
        if (size.isEmpty()) {
            return Templates.block("image-file")
                    .with("alt", alt)
                    .with("source", source)
                    .html();
        }
        return Templates.block("image")
                .with("scale", size.get().width() <= SMALL_PIXELS ? "small" : "large")
                .with("alt", alt)
                .with("width", size.get().width())
                .with("height", size.get().height())
                .with("source", source)
                .html();
    }

    /** @param kind what the style and scripts know it by */
    HtmlText html(String kind) {
        return Templates.block("figure")
                .with("kind", kind)
                .with("image", image())
                .with("caption", caption)
                .html();
    }

    /** The picture in a window in which it can be moved. */
    HtmlText zoomable() {
        return Templates.block("zoom-figure")
                .with("image", image())
                .with("caption", caption)
                .html();
    }
}
