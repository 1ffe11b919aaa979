package dsgformer.cli.deblur.beforeafter;

import dsgformer.batch.plan.Job;
import dsgformer.photo.Photo;
import dsgformer.photo.ReadLimits;
import dsgformer.photo.file.PhotoFiles;
import java.io.IOException;
import java.nio.file.Path;

/** A photo before and after; each call reads the file again, so that only one of them is in memory. */
record BeforeAfter(Job job, ReadLimits limits) {

    Path source() {
        return job.source();
    }

    Path target() {
        return job.target();
    }

    Photo before() throws IOException {
        return PhotoFiles.read(job.backup().orElse(job.source()), limits);
    }

    Photo after() throws IOException {
        return PhotoFiles.read(job.target(), limits);
    }
}
