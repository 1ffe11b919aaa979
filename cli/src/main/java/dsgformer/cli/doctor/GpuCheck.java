package dsgformer.cli.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whether there is a graphics processor, and whether this build can use it. */
final class GpuCheck implements Check {

    @Override
    public String topic() {
        return "GPU";
    }

    @Override
    public List<Finding> look(Machine machine) throws InterruptedException {
        boolean cuda =
                getClass().getClassLoader().getResource("org/bytedeco/pytorch/" + machine.nativePlatform() + "-gpu")
                        != null;
        Optional<Path> tool = machine.program("nvidia-smi");
        if (tool.isEmpty()) {
            return List.of(
                    cuda
                            ? Finding.note(
                                    topic(),
                                    "libtorch for CUDA is installed, but no driver (nvidia-smi is not on the PATH)",
                                    "install NVIDIA's driver, or leave it; deblurring needs no GPU")
                            : Finding.ok(topic(), "none found, and none needed: everything runs on the processor"));
        }
        Optional<String> cards =
                machine.output(tool.get(), "--query-gpu=name,memory.total,driver_version", "--format=csv,noheader");
        if (cards.isEmpty()) {
            return List.of(Finding.note(
                    topic(),
                    "nvidia-smi fails or does not answer: driver and kernel may not match",
                    "run nvidia-smi and read its message; deblurring needs no GPU"));
        }
        return cards.get()
                .lines()
                .map(String::strip)
                .map(card -> cuda
                        ? Finding.ok(topic(), card + "; libtorch for CUDA is installed")
                        : Finding.note(
                                topic(),
                                card + "; this build does not use it: its libtorch computes on the processor",
                                "nothing to do for deblurring; training on it needs a build with libtorch for CUDA"))
                .toList();
    }
}
