package dsgformer.page;

import dsgformer.io.PathText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The address of a file as seen from a page, so that both may move together; absolute if they share no root. */
record RelativeLink(Path folder, Path file) {

    /** With everything escaped that is special in addresses. */
    String text() {
        Path home = folder.toAbsolutePath().normalize();
        Path absolute = file.toAbsolutePath().normalize();
        if (!Objects.equals(absolute.getRoot(), home.getRoot())) {
            return absolute.toUri().toString();
        }
        List<String> names = new ArrayList<>();
        home.relativize(absolute).forEach(name -> names.add(PathText.encoded(PathText.of(name))));
        return String.join("/", names);
    }
}
