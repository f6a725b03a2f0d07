@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06DeleteC0V0083deletinganswersSuccesswiththeobjectsuidandthenitisgone_spbhhedhddeccDEGCFHazjajEjGb4TestfMp_17Z893c57ab1e5d3aedfMu_() async throws -> Void {
  let $s17LocalClusterTests06DeleteC0V0083deletinganswersSuccesswiththeobjectsuidandthenitisgone_spbhhedhddeccDEGCFHazjajEjGb4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(DeleteTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests06DeleteC0V0083deletinganswersSuccesswiththeobjectsuidandthenitisgone_spbhhedhddeccDEGCFHazjajEjGb4TestfMp_7__localfMu_.`deleting answers Success with the object's uid, and then it is gone`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06DeleteC0V0083deletinganswersSuccesswiththeobjectsuidandthenitisgone_spbhhedhddeccDEGCFHazjajEjGb4TestfMp_25generator893c57ab1e5d3aedfMu_() async -> Testing.Test {
  return .__function(
  named: "`deleting answers Success with the object's uid, and then it is gone`()",
  in: DeleteTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "deleting answers Success with the object's uid, and then it is gone",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/DeleteTests.swift", filePath: "/work/main/Tests/LocalClusterTests/DeleteTests.swift", line: 6, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests06DeleteC0V0083deletinganswersSuccesswiththeobjectsuidandthenitisgone_spbhhedhddeccDEGCFHazjajEjGb4TestfMp_17Z893c57ab1e5d3aedfMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests06DeleteC0V0083deletinganswersSuccesswiththeobjectsuidandthenitisgone_spbhhedhddeccDEGCFHazjajEjGb4TestfMp_24accessor893c57ab1e5d3aedfMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests06DeleteC0V0083deletinganswersSuccesswiththeobjectsuidandthenitisgone_spbhhedhddeccDEGCFHazjajEjGb4TestfMp_25generator893c57ab1e5d3aedfMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests06DeleteC0V0083deletinganswersSuccesswiththeobjectsuidandthenitisgone_spbhhedhddeccDEGCFHazjajEjGb4TestfMp_33testContentRecord893c57ab1e5d3aedfMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests06DeleteC0V0083deletinganswersSuccesswiththeobjectsuidandthenitisgone_spbhhedhddeccDEGCFHazjajEjGb4TestfMp_24accessor893c57ab1e5d3aedfMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/DeleteTests.swift:14:6-14:6
