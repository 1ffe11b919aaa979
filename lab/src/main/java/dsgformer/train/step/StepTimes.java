package dsgformer.train.step;

/**
 * Times of some steps by phase, in seconds: means over the threads that share a batch.
 *
 * @param waiting for crops
 * @param forward up to the loss
 * @param backward from the loss to the gradients
 */
public record StepTimes(double waiting, double forward, double backward) {}
