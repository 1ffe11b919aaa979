package dsgformer.batch.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackupsTest {

    private static final Path FILE = Path.of("holiday/day1/a.jpg");
    private static final PhotoFile PHOTO = new PhotoFile(FILE, Path.of("day1/a.jpg"), false);

    @ParameterizedTest
    @CsvSource({
        ".orig, holiday/day1/a.jpg.orig",
        "~, holiday/day1/a.jpg~",
        "_before, holiday/day1/a.jpg_before",
        "-1, holiday/day1/a.jpg-1",
        "originals, originals/day1/a.jpg",
        "./.kept, ./.kept/day1/a.jpg",
        "/tmp/x/, /tmp/x/day1/a.jpg",
        "., ./day1/a.jpg",
        "'../too', ../too/day1/a.jpg",
        "街, 街/day1/a.jpg"
    })
    void aBackupIsASuffixOrAFolder(String text, Path expected) {
        assertThat(Backups.parse(text).of(PHOTO, FILE)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void anEmptyBackupIsRefused(String text) {
        assertThatThrownBy(() -> Backups.parse(text)).isInstanceOf(InvalidPlanException.class);
    }

    @Test
    void anOriginalIsKnownByItsSuffix() {
        assertThat(Backups.parse(".orig").photoOf(Path.of("x/a.jpg.orig"))).contains(Path.of("x/a.jpg"));
        assertThat(Backups.parse(".orig").photoOf(Path.of("x/a.jpg"))).isEmpty();
        assertThat(Backups.parse("originals").photoOf(Path.of("x/a.jpg"))).isEmpty();
    }
}
