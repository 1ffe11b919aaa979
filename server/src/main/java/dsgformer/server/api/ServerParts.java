package dsgformer.server.api;

import dsgformer.server.jobs.DataFolder;
import dsgformer.server.jobs.DiskBudget;
import dsgformer.server.jobs.Jobs;
import dsgformer.server.jobs.PhotoQueue;
import dsgformer.server.photos.ModelShelf;
import dsgformer.server.photos.PhotoWork;
import dsgformer.server.photos.Previews;
import dsgformer.server.security.Access;
import dsgformer.server.security.HostNames;
import dsgformer.server.upload.UploadLimits;

/** What routes work with. */
public record ServerParts(
        ModelShelf models,
        PhotoWork work,
        Previews previews,
        DataFolder folder,
        DiskBudget disk,
        PhotoQueue queue,
        Jobs jobs,
        Access access,
        HostNames hosts,
        UploadLimits limits,
        int queueLength) {}
