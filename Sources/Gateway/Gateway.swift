/// Wires everything, in order.
package struct Gateway: Sendable {}
