package dsgformer.cli.doctor;

import java.util.List;

/** Examines one aspect of a machine. */
interface Check {

    /** The heading of its findings. */
    String topic();

    /**
     * Returns its findings; none if there is nothing to report.
     *
     * @throws Exception if it cannot be done; {@link Examination} reports that as a finding
     */
    List<Finding> look(Machine machine) throws Exception;
}
