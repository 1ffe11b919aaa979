package dsgformer.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.photo.Photo;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Planes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GalleryTest {

    private static final EvaluationSubject SUBJECT = new EvaluationSubject("a <model>", "vector", "full");

    @Test
    void picturesThatGainedMostAndLeastAreShownOnceEach() throws IOException {
        Gallery gallery = new Gallery(2);
        EvaluationReport report = filled(gallery, 3, 9, -1, 5, 1, 7);
        String page = gallery.html(report);
        // AssertJ looks for a subsequence in quadratic time
        assertThat(page.replaceAll("base64,[^\"]*", ""))
                .containsSubsequence("Gained most", "p1 ", "p5 ", "Gained least", "p2 ", "p4 ");
        assertThat(page).doesNotContain("p0 ", "p3 ");
    }

    @Test
    void ofFewPicturesEachIsShownOnce() throws IOException {
        Gallery gallery = new Gallery(4);
        String page = gallery.html(filled(gallery, 3, 9));
        assertThat(page.split("<h3>", -1)).hasSize(3);
        assertThat(page).doesNotContain("Gained least");
    }

    @Test
    void thePageNeedsNoOtherFileAndItsPicturesCanBeRead() throws IOException {
        Gallery gallery = new Gallery(1);
        String page = gallery.html(filled(gallery, 1));
        Matcher source =
                Pattern.compile("src=\"data:image/jpeg;base64,([^\"]+)\"").matcher(page);
        int pictures = 0;
        while (source.find()) {
            Photo picture =
                    PhotoFiles.read(new ByteArrayInputStream(Base64.getDecoder().decode(source.group(1))), "embedded");
            assertThat(picture.size().width()).isBetween(100, 448);
            pictures++;
        }
        assertThat(pictures).isEqualTo(6);
        assertThat(page)
                .doesNotContain("http:", "https:", "<script")
                .contains("a &lt;model&gt;", "inference full", Protocol.PLAIN.description());
    }

    private static EvaluationReport filled(Gallery gallery, double... gains) throws IOException {
        Planes picture = Pictures.planes(300, 500, Pictures::sawtooth);
        List<ImageScore> scores = new ArrayList<>();
        for (int i = 0; i < gains.length; i++) {
            ImageScore score = new ImageScore(
                    "",
                    "p" + i,
                    new PairMetrics(20, 0.5, 0.5, 0.5),
                    new PairMetrics(20 + gains[i], 0.6, 0.6, 0.6),
                    "full",
                    1);
            gallery.offer(score, picture, picture, picture);
            scores.add(score);
        }
        return new EvaluationReport(SUBJECT, scores);
    }
}
