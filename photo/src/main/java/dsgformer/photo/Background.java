package dsgformer.photo;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A color to show behind the transparent parts of a photo, for formats that hold no transparency: 8 bits a channel, in
 * the photo's own color space.
 */
public record Background(int red, int green, int blue) {

    private static final int WHITE = 255;

    private static final Pattern HEX = Pattern.compile("#?(?:([0-9a-f]{3})|([0-9a-f]{6}))");
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,3}),(\\d{1,3}),(\\d{1,3})");

    /** CSS's basic colors, and usual words for them. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("white", "ffffff"),
            Map.entry("silver", "c0c0c0"),
            Map.entry("grey", "808080"),
            Map.entry("gray", "808080"),
            Map.entry("black", "000000"),
            Map.entry("red", "ff0000"),
            Map.entry("maroon", "800000"),
            Map.entry("yellow", "ffff00"),
            Map.entry("olive", "808000"),
            Map.entry("lime", "00ff00"),
            Map.entry("green", "008000"),
            Map.entry("cyan", "00ffff"),
            Map.entry("aqua", "00ffff"),
            Map.entry("teal", "008080"),
            Map.entry("blue", "0000ff"),
            Map.entry("navy", "000080"),
            Map.entry("magenta", "ff00ff"),
            Map.entry("fuchsia", "ff00ff"),
            Map.entry("purple", "800080"));

    /** @throws IllegalArgumentException unless all channels are from 0 to 255 */
    public Background {
        if (Math.min(red, Math.min(green, blue)) < 0 || Math.max(red, Math.max(green, blue)) > WHITE) {
            throw new IllegalArgumentException(
                    "the channels of a color are from 0 to 255, got " + red + "," + green + "," + blue);
        }
    }

    /**
     * A color as people write it: {@code white}, {@code #ffcc00}, {@code fc0} or {@code 255,204,0}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public static Background parse(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT).replace(" ", "");
        Matcher numbers = NUMBERS.matcher(plain);
        if (numbers.matches()) {
            return new Background(
                    Integer.parseInt(numbers.group(1)),
                    Integer.parseInt(numbers.group(2)),
                    Integer.parseInt(numbers.group(3)));
        }
        Matcher hex = HEX.matcher(NAMES.getOrDefault(plain, plain));
        if (!hex.matches()) {
            throw new IllegalArgumentException(
                    "expected a color such as white, ffffff or 255,255,255, got '" + text + "'");
        }
        String digits = hex.group(2) != null ? hex.group(2) : hex.group(1).replaceAll("(.)", "$1$1");
        int rgb = Integer.parseInt(digits, 16);
        return new Background(rgb >> 16, rgb >> 8 & WHITE, rgb & WHITE);
    }

    /**
     * The photo in front of this color, without alpha: color · alpha + background · (1 − alpha), rounded half up. A grey
     * photo in front of a color that is not grey becomes RGB, without its profile. A photo without alpha is returned as
     * it is.
     */
    public Photo behind(Photo photo) {
        if (!photo.hasAlpha()) {
            return photo;
        }
        boolean grey = photo.grey() && red == green && green == blue;
        PixelKind kind = new PixelKind(grey, false, photo.depth());
        Samples opaque = Samples.of(photo.size(), kind);
        int[] color = {scaled(red, photo), scaled(green, photo), scaled(blue, photo)};
        int channels = photo.kind().channels();
        int alphaAt = photo.kind().colors();
        long max = photo.depth().max();
        int pixels = (int) photo.size().pixels();
        for (int pixel = 0, to = 0; pixel < pixels; pixel++) {
            int from = pixel * channels;
            long alpha = photo.samples().at(from + alphaAt);
            for (int c = 0; c < kind.colors(); c++) {
                long sample = photo.samples().at(from + (photo.grey() ? 0 : c));
                opaque.set(to++, (int) ((sample * alpha + color[c] * (max - alpha) + max / 2) / max));
            }
        }
        Photo result = new Photo(photo.size(), kind, opaque, photo.metadata(), photo.format(), photo.jpegQuality());
        boolean loses = photo.grey() && !grey && photo.metadata().icc().isPresent();
        return loses
                ? result.withMetadata(photo.metadata()
                        .withoutIcc()
                        .withWarning("its grey profile does not fit the color behind it and was left out"))
                : result;
    }

    private static int scaled(int channel, Photo photo) {
        return channel * (photo.depth().max() / WHITE);
    }
}
