package dsgformer.cli.deblur.beforeafter;

import dsgformer.photo.Photo;
import dsgformer.photo.ReadLimits;
import dsgformer.photo.file.PhotoFiles;
import java.io.IOException;
import java.nio.file.Path;

/** A photo before and after; each call reads the file again, so that only one of them is in memory. */
record BeforeAfter(Path source, Path target, ReadLimits limits) {

    Photo before() throws IOException {
        return PhotoFiles.read(source, limits);
    }

    Photo after() throws IOException {
        return PhotoFiles.read(target, limits);
    }
}
