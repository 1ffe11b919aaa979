package dsgformer.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The strongly connected parts of a graph, after Tarjan (1972): nodes of which each reaches every other. */
final class Knots {

    private final Map<String, Set<String>> graph;
    private final Map<String, Integer> order = new HashMap<>();
    private final Map<String, Integer> lowest = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final Set<String> isOpen = new HashSet<>();
    private final List<List<String>> found = new ArrayList<>();

    private Knots(Map<String, Set<String>> graph) {
        this.graph = graph;
    }

    static List<List<String>> of(Map<String, Set<String>> graph) {
        Knots knots = new Knots(graph);
        graph.keySet().forEach(node -> {
            if (!knots.order.containsKey(node)) {
                knots.visit(node);
            }
        });
        return knots.found;
    }

    private void visit(String node) {
        order.put(node, order.size());
        lowest.put(node, order.get(node));
        open.push(node);
        isOpen.add(node);
        for (String next : graph.getOrDefault(node, Set.of())) {
            if (!order.containsKey(next)) {
                visit(next);
                lowest.merge(node, lowest.get(next), Math::min);
            } else if (isOpen.contains(next)) {
                lowest.merge(node, order.get(next), Math::min);
            }
        }
        if (lowest.get(node).equals(order.get(node))) {
            List<String> knot = new ArrayList<>();
            String last;
            do {
                last = open.pop();
                isOpen.remove(last);
                knot.add(last);
            } while (!last.equals(node));
            found.add(knot);
        }
    }
}
