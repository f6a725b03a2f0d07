@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests05ApplyC0V0082whatanothermanagerhasappliedisaconflictunlessitisforced_lqbhhdhcbigccAGBIAIayDcaGb4TestfMp_17Z93290ed090ad88e4fMu_() async throws -> Void {
  let $s17LocalClusterTests05ApplyC0V0082whatanothermanagerhasappliedisaconflictunlessitisforced_lqbhhdhcbigccAGBIAIayDcaGb4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ApplyTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests05ApplyC0V0082whatanothermanagerhasappliedisaconflictunlessitisforced_lqbhhdhcbigccAGBIAIayDcaGb4TestfMp_7__localfMu_.`what another manager has applied is a conflict, unless it is forced`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests05ApplyC0V0082whatanothermanagerhasappliedisaconflictunlessitisforced_lqbhhdhcbigccAGBIAIayDcaGb4TestfMp_25generator93290ed090ad88e4fMu_() async -> Testing.Test {
  return .__function(
  named: "`what another manager has applied is a conflict, unless it is forced`()",
  in: ApplyTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "what another manager has applied is a conflict, unless it is forced",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/ApplyTests.swift", filePath: "/work/main/Tests/LocalClusterTests/ApplyTests.swift", line: 35, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests05ApplyC0V0082whatanothermanagerhasappliedisaconflictunlessitisforced_lqbhhdhcbigccAGBIAIayDcaGb4TestfMp_17Z93290ed090ad88e4fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests05ApplyC0V0082whatanothermanagerhasappliedisaconflictunlessitisforced_lqbhhdhcbigccAGBIAIayDcaGb4TestfMp_24accessor93290ed090ad88e4fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests05ApplyC0V0082whatanothermanagerhasappliedisaconflictunlessitisforced_lqbhhdhcbigccAGBIAIayDcaGb4TestfMp_25generator93290ed090ad88e4fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests05ApplyC0V0082whatanothermanagerhasappliedisaconflictunlessitisforced_lqbhhdhcbigccAGBIAIayDcaGb4TestfMp_33testContentRecord93290ed090ad88e4fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests05ApplyC0V0082whatanothermanagerhasappliedisaconflictunlessitisforced_lqbhhdhcbigccAGBIAIayDcaGb4TestfMp_24accessor93290ed090ad88e4fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/ApplyTests.swift:46:6-46:6
