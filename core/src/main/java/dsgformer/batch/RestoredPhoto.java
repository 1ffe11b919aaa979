package dsgformer.batch;

import dsgformer.infer.InferencePlan;
import dsgformer.photo.Photo;

/** A photo without its blur, and how the network was shown it in the end. */
public record RestoredPhoto(Photo photo, InferencePlan plan) {}
