@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s13OperatorTests011LeaseHolderB0V0063aclusterthatdoesnotanswertakesitfromnobody_mebheedgfceDDBDIzqba4TestfMp_17Z8f6efbef4d871e35fMu_() async throws -> Void {
  let $s13OperatorTests011LeaseHolderB0V0063aclusterthatdoesnotanswertakesitfromnobody_mebheedgfceDDBDIzqba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(LeaseHolderTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s13OperatorTests011LeaseHolderB0V0063aclusterthatdoesnotanswertakesitfromnobody_mebheedgfceDDBDIzqba4TestfMp_7__localfMu_.`a cluster that does not answer takes it from nobody`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s13OperatorTests011LeaseHolderB0V0063aclusterthatdoesnotanswertakesitfromnobody_mebheedgfceDDBDIzqba4TestfMp_25generator8f6efbef4d871e35fMu_() async -> Testing.Test {
  return .__function(
  named: "`a cluster that does not answer takes it from nobody`()",
  in: LeaseHolderTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a cluster that does not answer takes it from nobody",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "OperatorTests/LeaseHolderTests.swift", filePath: "/work/main/Tests/OperatorTests/LeaseHolderTests.swift", line: 73, column: 6),
  parameters: [],
  testFunction: $s13OperatorTests011LeaseHolderB0V0063aclusterthatdoesnotanswertakesitfromnobody_mebheedgfceDDBDIzqba4TestfMp_17Z8f6efbef4d871e35fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s13OperatorTests011LeaseHolderB0V0063aclusterthatdoesnotanswertakesitfromnobody_mebheedgfceDDBDIzqba4TestfMp_24accessor8f6efbef4d871e35fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s13OperatorTests011LeaseHolderB0V0063aclusterthatdoesnotanswertakesitfromnobody_mebheedgfceDDBDIzqba4TestfMp_25generator8f6efbef4d871e35fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s13OperatorTests011LeaseHolderB0V0063aclusterthatdoesnotanswertakesitfromnobody_mebheedgfceDDBDIzqba4TestfMp_33testContentRecord8f6efbef4d871e35fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s13OperatorTests011LeaseHolderB0V0063aclusterthatdoesnotanswertakesitfromnobody_mebheedgfceDDBDIzqba4TestfMp_24accessor8f6efbef4d871e35fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/OperatorTests/LeaseHolderTests.swift:85:6-85:6
