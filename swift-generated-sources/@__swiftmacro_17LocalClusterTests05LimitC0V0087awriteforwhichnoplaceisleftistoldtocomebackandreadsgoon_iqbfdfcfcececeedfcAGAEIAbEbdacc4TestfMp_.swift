@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests05LimitC0V0087awriteforwhichnoplaceisleftistoldtocomebackandreadsgoon_iqbfdfcfcececeedfcAGAEIAbEbdacc4TestfMp_16e80d9dc22fba44edfMu_() async throws -> Void {
  let $s17LocalClusterTests05LimitC0V0087awriteforwhichnoplaceisleftistoldtocomebackandreadsgoon_iqbfdfcfcececeedfcAGAEIAbEbdacc4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(LimitTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests05LimitC0V0087awriteforwhichnoplaceisleftistoldtocomebackandreadsgoon_iqbfdfcfcececeedfcAGAEIAbEbdacc4TestfMp_7__localfMu_.`a write for which no place is left is told to come back, and reads go on`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests05LimitC0V0087awriteforwhichnoplaceisleftistoldtocomebackandreadsgoon_iqbfdfcfcececeedfcAGAEIAbEbdacc4TestfMp_25generatore80d9dc22fba44edfMu_() async -> Testing.Test {
  return .__function(
  named: "`a write for which no place is left is told to come back, and reads go on`()",
  in: LimitTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a write for which no place is left is told to come back, and reads go on",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/LimitTests.swift", filePath: "/work/main/Tests/LocalClusterTests/LimitTests.swift", line: 51, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests05LimitC0V0087awriteforwhichnoplaceisleftistoldtocomebackandreadsgoon_iqbfdfcfcececeedfcAGAEIAbEbdacc4TestfMp_16e80d9dc22fba44edfMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests05LimitC0V0087awriteforwhichnoplaceisleftistoldtocomebackandreadsgoon_iqbfdfcfcececeedfcAGAEIAbEbdacc4TestfMp_24accessore80d9dc22fba44edfMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests05LimitC0V0087awriteforwhichnoplaceisleftistoldtocomebackandreadsgoon_iqbfdfcfcececeedfcAGAEIAbEbdacc4TestfMp_25generatore80d9dc22fba44edfMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests05LimitC0V0087awriteforwhichnoplaceisleftistoldtocomebackandreadsgoon_iqbfdfcfcececeedfcAGAEIAbEbdacc4TestfMp_33testContentRecorde80d9dc22fba44edfMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests05LimitC0V0087awriteforwhichnoplaceisleftistoldtocomebackandreadsgoon_iqbfdfcfcececeedfcAGAEIAbEbdacc4TestfMp_24accessore80d9dc22fba44edfMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/LimitTests.swift:57:6-57:6
