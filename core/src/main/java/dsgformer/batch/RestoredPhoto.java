package dsgformer.batch;

import dsgformer.infer.InferencePlan;
import dsgformer.photo.Photo;

/** A deblurred photo and the plan of the pass that produced it. */
public record RestoredPhoto(Photo photo, InferencePlan plan) {}
