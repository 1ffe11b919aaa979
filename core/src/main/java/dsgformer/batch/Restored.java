package dsgformer.batch;

import dsgformer.image.Photo;
import dsgformer.infer.InferencePlan;

/** A photo without its blur, and how the network was shown it in the end. */
public record Restored(Photo photo, InferencePlan plan) {}
