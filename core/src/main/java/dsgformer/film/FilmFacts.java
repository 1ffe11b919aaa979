package dsgformer.film;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dsgformer.picture.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What ffprobe tells of a film's first video stream.
 *
 * @param size of a frame as it is shown: upright
 * @param rate frames a second, the mean where it varies
 * @param seconds how long it is; 0 if it is not known
 * @param codec as ffmpeg calls it: {@code h264}
 * @param depth bits of a sample: 8, 10, 12
 * @param colors what the frames' values mean, as options of ffmpeg; without those that the film does not state
 * @param sound whether there is any
 */
public record FilmFacts(
        Path film,
        Size size,
        FrameRate rate,
        double seconds,
        String codec,
        int depth,
        Map<String, String> colors,
        boolean sound) {

    private static final int LARGEST_SIDE = 16_384;
    private static final FrameRate USUAL = new FrameRate(25, 1);

    /** Keys of ffprobe and the options of ffmpeg that say the same. */
    private static final Map<String, String> COLORS = Map.of(
            "color_range", "-color_range",
            "color_space", "-colorspace",
            "color_primaries", "-color_primaries",
            "color_transfer", "-color_trc");

    /**
     * Asks ffprobe.
     *
     * @throws UnreadableFilmException if the file is no film
     * @throws FilmException if ffprobe is not installed
     */
    public static FilmFacts of(Path film) throws IOException {
        if (!Files.isRegularFile(film)) {
            throw new NoSuchFileException(film.toString());
        }
        JsonNode json;
        try (Ffmpeg probe = Ffmpeg.reading(
                film, "ffprobe", List.of("-show_streams", "-show_format", "-of", "json", source(film)))) {
            json = new ObjectMapper().readTree(probe.output().readAllBytes());
            probe.requireSuccess();
        } catch (JsonProcessingException e) {
            throw new UnreadableFilmException("reading " + film + ": ffprobe gave no JSON, " + e.getOriginalMessage());
        }
        return of(film, json);
    }

    private static String source(Path film) {
        return film.toAbsolutePath().toString();
    }

    /** The film as an argument of ffmpeg. */
    String source() {
        return source(film);
    }

    static FilmFacts of(Path film, JsonNode json) throws FilmException {
        JsonNode video = null;
        boolean sound = false;
        for (JsonNode stream : json.path("streams")) {
            String type = stream.path("codec_type").asText();
            boolean cover = stream.path("disposition").path("attached_pic").asInt() == 1;
            if (type.equals("video") && !cover && video == null) {
                video = stream;
            }
            sound |= type.equals("audio");
        }
        if (video == null) {
            throw new UnreadableFilmException("reading " + film + ": there is no moving picture in it");
        }
        Size coded = coded(film, video);
        Map<String, String> colors = new LinkedHashMap<>();
        for (Map.Entry<String, String> color : COLORS.entrySet()) {
            String value = video.path(color.getKey()).asText("unknown");
            if (!value.equals("unknown") && !value.equals("reserved")) {
                colors.put(color.getValue(), value);
            }
        }
        JsonNode stream = video;
        FrameRate rate = FrameRate.parsed(stream.path("avg_frame_rate").asText())
                .or(() -> FrameRate.parsed(stream.path("r_frame_rate").asText()))
                .orElse(USUAL);
        return new FilmFacts(
                film,
                isTurned(video) ? new Size(coded.height(), coded.width()) : coded,
                rate,
                json.path("format")
                        .path("duration")
                        .asDouble(video.path("duration").asDouble(0)),
                video.path("codec_name").asText(),
                depth(video.path("pix_fmt").asText()),
                colors,
                sound);
    }

    private static Size coded(Path film, JsonNode video) throws FilmException {
        int width = video.path("width").asInt();
        int height = video.path("height").asInt();
        if (width < 1 || height < 1 || width > LARGEST_SIDE || height > LARGEST_SIDE) {
            throw new UnreadableFilmException("reading " + film + ": its frames have " + width + " × " + height
                    + " pixels, up to " + LARGEST_SIDE + " a side are read");
        }
        return new Size(width, height);
    }

    private static boolean isTurned(JsonNode video) {
        for (JsonNode data : video.path("side_data_list")) {
            if (data.has("rotation")) {
                return Math.floorMod(data.get("rotation").asInt(), 180) == 90;
            }
        }
        return Math.floorMod(video.path("tags").path("rotate").asInt(), 180) == 90;
    }

    private static int depth(String format) {
        return format.contains("p10") || format.contains("x2") ? 10 : format.contains("p12") ? 12 : 8;
    }

    /** How many frames there are, by length and rate; 0 if that is not known. */
    public long frames() {
        return Math.round(seconds * rate.perSecond());
    }

    /** {@code 1280 × 720, 25.00 frames a second, 10.0 s, with sound}. */
    public String inWords() {
        return String.format(
                Locale.ROOT,
                "%s, %.2f frames a second, %.1f s, %s",
                size,
                rate.perSecond(),
                seconds,
                sound ? "with sound" : "without sound");
    }
}
