@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ObjectC0V0076thestatusofaSensoriswrittenthroughitssubresourcealone_qobgcbgchhdlEAJFEGaCba4TestfMp_15Z11d41156e680dbfMu_() async throws -> Void {
  let $s17LocalClusterTests06ObjectC0V0076thestatusofaSensoriswrittenthroughitssubresourcealone_qobgcbgchhdlEAJFEGaCba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ObjectTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests06ObjectC0V0076thestatusofaSensoriswrittenthroughitssubresourcealone_qobgcbgchhdlEAJFEGaCba4TestfMp_7__localfMu_.`the status of a Sensor is written through its subresource alone`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ObjectC0V0076thestatusofaSensoriswrittenthroughitssubresourcealone_qobgcbgchhdlEAJFEGaCba4TestfMp_23generator11d41156e680dbfMu_() async -> Testing.Test {
  return .__function(
  named: "`the status of a Sensor is written through its subresource alone`()",
  in: ObjectTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "the status of a Sensor is written through its subresource alone",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/ObjectTests.swift", filePath: "/work/main/Tests/LocalClusterTests/ObjectTests.swift", line: 188, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests06ObjectC0V0076thestatusofaSensoriswrittenthroughitssubresourcealone_qobgcbgchhdlEAJFEGaCba4TestfMp_15Z11d41156e680dbfMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests06ObjectC0V0076thestatusofaSensoriswrittenthroughitssubresourcealone_qobgcbgchhdlEAJFEGaCba4TestfMp_22accessor11d41156e680dbfMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests06ObjectC0V0076thestatusofaSensoriswrittenthroughitssubresourcealone_qobgcbgchhdlEAJFEGaCba4TestfMp_23generator11d41156e680dbfMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests06ObjectC0V0076thestatusofaSensoriswrittenthroughitssubresourcealone_qobgcbgchhdlEAJFEGaCba4TestfMp_31testContentRecord11d41156e680dbfMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests06ObjectC0V0076thestatusofaSensoriswrittenthroughitssubresourcealone_qobgcbgchhdlEAJFEGaCba4TestfMp_22accessor11d41156e680dbfMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:202:6-202:6
