package dsgformer.train.ablation;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * One network of an ablation: the plan's network with some keys changed.
 *
 * @param group the cells it is compared with
 * @param name unique, safe as a folder name
 * @param network keys of the network's configuration and their values, as YAML
 * @param paper the PSNR in dB that the paper's Table 2 gives, where it does
 */
record AblationCell(String group, String name, Map<String, String> network, OptionalDouble paper) {}
