package dsgformer.batch.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameTemplateTest {

    private static final Path PHOTO = Path.of("holiday/day 1/my.photo.JPG");

    @Test
    void placeholdersAreFilled() {
        assertThat(named("{name}_sharp.{ext}")).isEqualTo(Path.of("my.photo_sharp.JPG"));
        assertThat(named("{parent}/{index:4}.png")).isEqualTo(Path.of("day 1/0012.png"));
        assertThat(named("{index}-{index:1}.{ext}")).isEqualTo(Path.of("12-12.JPG"));
        assertThat(named("$1.{ext}")).isEqualTo(Path.of("$1.JPG"));
    }

    @Test
    void aPhotoAtTheRootStaysWithinTheOutputFolder() {
        assertThat(new NameTemplate("{parent}/{name}.{ext}")
                        .name(Path.of("/a.png"), "png", 1)
                        .isAbsolute())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{size}.jpg",
                "{name:3}.jpg",
                "{name",
                "{name}",
                "../{name}.jpg",
                "/tmp/{name}.jpg",
                "a/../../{name}.jpg",
                "",
                "{index:x}.jpg"
            })
    void invalidTemplatesAreRefused(String template) {
        assertThatThrownBy(() -> new NameTemplate(template)).isInstanceOf(InvalidPlanException.class);
    }

    private static Path named(String template) {
        return new NameTemplate(template).name(PHOTO, "JPG", 12);
    }
}
