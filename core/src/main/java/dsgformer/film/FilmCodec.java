package dsgformer.film;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How a film is encoded: by the file's extension and the codec of its source, at a quality that shows no loss. */
enum FilmCodec {
    H264("libx264", List.of("-crf", "17", "-preset", "medium")),
    HEVC("libx265", List.of("-crf", "19", "-preset", "medium", "-tag:v", "hvc1", "-x265-params", "log-level=error")),
    VP9("libvpx-vp9", List.of("-crf", "24", "-b:v", "0", "-row-mt", "1", "-cpu-used", "3"));

    /** The swscale names of matrices, by ffprobe's. */
    private static final Map<String, String> MATRICES = Map.of(
            "bt709", "bt709",
            "smpte170m", "smpte170m",
            "bt470bg", "bt470",
            "bt2020nc", "bt2020");

    private final String encoder;
    private final List<String> quality;

    FilmCodec(String encoder, List<String> quality) {
        this.encoder = encoder;
        this.quality = quality;
    }

    static FilmCodec of(FilmFacts source, String extension) {
        if (extension.equals("webm")) {
            return VP9;
        }
        return source.codec().equals("hevc") ? HEVC : H264;
    }

    /** Options of ffmpeg: encoder, quality, samples as in the source, and what their values mean. */
    List<String> options(FilmFacts facts) {
        boolean odd = facts.size().width() % 2 == 1 || facts.size().height() % 2 == 1;
        List<String> options = new ArrayList<>(List.of("-c:v", encoder));
        options.addAll(quality);
        options.addAll(List.of("-pix_fmt", (odd ? "yuv444p" : "yuv420p") + (facts.depth() > 8 ? "10le" : "")));
        String matrix = MATRICES.get(facts.colors().getOrDefault("-colorspace", ""));
        String range = facts.colors().getOrDefault("-color_range", "tv");
        options.addAll(
                List.of("-vf", "scale=out_range=" + range + (matrix == null ? "" : ":out_color_matrix=" + matrix)));
        facts.colors().forEach((option, value) -> options.addAll(List.of(option, value)));
        return options;
    }
}
