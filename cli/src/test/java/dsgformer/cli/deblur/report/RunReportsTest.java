package dsgformer.cli.deblur.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RunReportsTest {

    /** A method that is added to the interface but not to {@code RunReports} would reach no report. */
    @Test
    void everyMethodIsForwardedToEveryReport() throws ReflectiveOperationException {
        for (Method method : RunReport.class.getMethods()) {
            if (method.getDeclaringClass() == Consumer.class && method.isDefault()) {
                continue; // andThen composes consumers
            }
            List<String> received = new ArrayList<>();
            RunReports all = new RunReports(List.of(listener("a", received), listener("b", received)));
            Object[] nothing = new Object[method.getParameterCount()];
            for (int i = 0; i < nothing.length; i++) {
                nothing[i] = zero(method.getParameterTypes()[i]);
            }
            method.invoke(all, nothing);
            assertThat(received).containsExactly("a " + method.getName(), "b " + method.getName());
        }
    }

    private static RunReport listener(String name, List<String> received) {
        return (RunReport) Proxy.newProxyInstance(
                RunReport.class.getClassLoader(), new Class<?>[] {RunReport.class}, (proxy, method, args) -> {
                    received.add(name + " " + method.getName());
                    return zero(method.getReturnType());
                });
    }

    private static Object zero(Class<?> type) {
        if (type == int.class) {
            return 0;
        }
        if (type == long.class) {
            return 0L;
        }
        return type == boolean.class ? (Object) false : null;
    }
}
