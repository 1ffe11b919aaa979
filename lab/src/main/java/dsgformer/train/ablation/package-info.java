/**
 * Ablations: trains the networks of a plan on one budget and compares their PSNR and SSIM with the paper's Table 2. Above
 * {@code train}, which trains each cell, and {@code eval}, which measures it; results are kept per cell, so an interrupted run
 * resumes.
 *
 * <p>Words: a <i>cell</i> is one network of the table, a <i>group</i> the cells that are compared with each other, a <i>plan</i>
 * the YAML file.
 */
package dsgformer.train.ablation;
