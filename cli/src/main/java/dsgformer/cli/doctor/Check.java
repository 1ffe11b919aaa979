package dsgformer.cli.doctor;

import java.util.List;

/** Looks at one side of a machine. */
interface Check {

    /** What it looks at, as its findings are headed. */
    String topic();

    /**
     * What it found; nothing where there is nothing to say.
     *
     * @throws Exception what kept it from looking, which is a finding too
     */
    List<Finding> look(Machine machine) throws Exception;
}
