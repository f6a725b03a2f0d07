@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s13OperatorTests011LeaseHolderB0V0060onehasitandthenextonewhenitisletgo_dGadcddedeccdBGDJEwsIbalb4TestfMp_17Z356c59de4d80f4c9fMu_() async throws -> Void {
  let $s13OperatorTests011LeaseHolderB0V0060onehasitandthenextonewhenitisletgo_dGadcddedeccdBGDJEwsIbalb4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(LeaseHolderTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s13OperatorTests011LeaseHolderB0V0060onehasitandthenextonewhenitisletgo_dGadcddedeccdBGDJEwsIbalb4TestfMp_7__localfMu_.`one has it, and the next one when it is let go`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s13OperatorTests011LeaseHolderB0V0060onehasitandthenextonewhenitisletgo_dGadcddedeccdBGDJEwsIbalb4TestfMp_25generator356c59de4d80f4c9fMu_() async -> Testing.Test {
  return .__function(
  named: "`one has it, and the next one when it is let go`()",
  in: LeaseHolderTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "one has it, and the next one when it is let go",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "OperatorTests/LeaseHolderTests.swift", filePath: "/work/main/Tests/OperatorTests/LeaseHolderTests.swift", line: 18, column: 6),
  parameters: [],
  testFunction: $s13OperatorTests011LeaseHolderB0V0060onehasitandthenextonewhenitisletgo_dGadcddedeccdBGDJEwsIbalb4TestfMp_17Z356c59de4d80f4c9fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s13OperatorTests011LeaseHolderB0V0060onehasitandthenextonewhenitisletgo_dGadcddedeccdBGDJEwsIbalb4TestfMp_24accessor356c59de4d80f4c9fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s13OperatorTests011LeaseHolderB0V0060onehasitandthenextonewhenitisletgo_dGadcddedeccdBGDJEwsIbalb4TestfMp_25generator356c59de4d80f4c9fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s13OperatorTests011LeaseHolderB0V0060onehasitandthenextonewhenitisletgo_dGadcddedeccdBGDJEwsIbalb4TestfMp_33testContentRecord356c59de4d80f4c9fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s13OperatorTests011LeaseHolderB0V0060onehasitandthenextonewhenitisletgo_dGadcddedeccdBGDJEwsIbalb4TestfMp_24accessor356c59de4d80f4c9fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/OperatorTests/LeaseHolderTests.swift:30:6-30:6
