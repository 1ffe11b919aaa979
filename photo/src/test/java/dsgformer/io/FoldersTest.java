package dsgformer.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {

    @TempDir
    private Path folder;

    @Test
    void missingFoldersAreCreatedAndExistingOnesStay() throws IOException {
        Path deep = folder.resolve("a/./b/../c");
        assertThat(Folders.create(deep)).isEqualTo(deep).isDirectory();
        Files.writeString(deep.resolve("x"), "kept");
        assertThat(Folders.create(deep).resolve("x")).hasContent("kept");
    }

    @Test
    void aLinkToAFolderIsAFolder() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        assertThat(Folders.create(link)).isDirectory();
        Folders.create(link.resolve("below"));
        assertThat(real.resolve("below")).isDirectory();
    }

    @Test
    void whatIsInTheWayIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        Path nowhere = Files.createSymbolicLink(folder.resolve("nowhere"), Path.of("missing"));
        assertRefused(file, "file is a file");
        assertRefused(file.resolve("a/b"), "file is a file");
        assertRefused(nowhere, "nowhere is a link to nothing");
        assertRefused(nowhere.resolve("a"), "nowhere is a link to nothing");
        assertThat(folder.resolve("missing")).doesNotExist();
    }

    @Test
    void aFolderThatTakesNoFoldersIsNamed() {
        assumeTrue(Files.isDirectory(Path.of("/proc")), "skipped: this system has no /proc");
        assertThatThrownBy(() -> Folders.create(Path.of("/proc/a/b"))).hasMessageContaining("/proc");
    }

    private static void assertRefused(Path path, String reason) {
        assertThatThrownBy(() -> Folders.create(path))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining(path.toString())
                .hasMessageContaining(reason);
    }
}
